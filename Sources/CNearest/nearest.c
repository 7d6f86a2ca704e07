#include "nearest.h"

#include <pthread.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

typedef struct {
    int32_t (*bytes)(const int8_t *, const uint8_t *, size_t);
    float (*floats)(const float *, const float *, size_t);
    const char *name;
} kernel;

// Written so that compilers make what they can of it.

static int32_t plain_bytes(const int8_t *row, const uint8_t *query, size_t width) {
    int32_t sum = 0;
    for (size_t k = 0; k < width; k++) sum += (int32_t)row[k] * (int32_t)query[k];
    return sum;
}

static float plain_floats(const float *row, const float *query, size_t width) {
    float sums[16] = {0};
    for (size_t k = 0; k < width; k += 16) {
        for (size_t lane = 0; lane < 16; lane++) sums[lane] += row[k + lane] * query[k + lane];
    }
    float sum = 0;
    for (size_t lane = 0; lane < 16; lane++) sum += sums[lane];
    return sum;
}

#if defined(__x86_64__)

#define AVX2 __attribute__((target("avx2,fma")))
#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni,avx2,fma")))

AVX2 static int32_t sum_of_256(__m256i sums) {
    __m128i four = _mm_add_epi32(_mm256_castsi256_si128(sums), _mm256_extracti128_si256(sums, 1));
    __m128i two = _mm_add_epi32(four, _mm_shuffle_epi32(four, 0x4e));
    return _mm_cvtsi128_si32(_mm_add_epi32(two, _mm_shuffle_epi32(two, 0xb1)));
}

// Products of bytes are added in pairs of 16 bits, which would overflow: hence wider numbers first.
AVX2 static int32_t avx2_bytes(const int8_t *row, const uint8_t *query, size_t width) {
    __m256i sums = _mm256_setzero_si256();
    for (size_t k = 0; k < width; k += 16) {
        __m256i r = _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(row + k)));
        __m256i q = _mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)(query + k)));
        sums = _mm256_add_epi32(sums, _mm256_madd_epi16(r, q));
    }
    return sum_of_256(sums);
}

AVX2 static float avx2_floats(const float *row, const float *query, size_t width) {
    __m256 even = _mm256_setzero_ps(), odd = even;
    for (size_t k = 0; k < width; k += 16) {
        even = _mm256_fmadd_ps(_mm256_loadu_ps(row + k), _mm256_loadu_ps(query + k), even);
        odd = _mm256_fmadd_ps(_mm256_loadu_ps(row + k + 8), _mm256_loadu_ps(query + k + 8), odd);
    }
    even = _mm256_add_ps(even, odd);
    __m128 four = _mm_add_ps(_mm256_castps256_ps128(even), _mm256_extractf128_ps(even, 1));
    __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}

AVX512 static int32_t avx512_bytes(const int8_t *row, const uint8_t *query, size_t width) {
    __m512i sums = _mm512_setzero_si512();
    for (size_t k = 0; k < width; k += 64) {
        sums = _mm512_dpbusd_epi32(sums, _mm512_loadu_si512(query + k), _mm512_loadu_si512(row + k));
    }
    return sum_of_256(_mm256_add_epi32(_mm512_castsi512_si256(sums), _mm512_extracti64x4_epi64(sums, 1)));
}

AVX512 static float avx512_floats(const float *row, const float *query, size_t width) {
    __m512 sums = _mm512_setzero_ps();
    for (size_t k = 0; k < width; k += 16) {
        sums = _mm512_fmadd_ps(_mm512_loadu_ps(row + k), _mm512_loadu_ps(query + k), sums);
    }
    return _mm512_reduce_add_ps(sums);
}

static kernel choose(void) {
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl")) {
        return (kernel){avx512_bytes, avx512_floats, "AVX-512 VNNI"};
    }
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        return (kernel){avx2_bytes, avx2_floats, "AVX2"};
    }
    return (kernel){plain_bytes, plain_floats, "plain"};
}

#else

static kernel choose(void) { return (kernel){plain_bytes, plain_floats, "plain"}; }

#endif

static kernel chosen;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void remember(void) { chosen = choose(); }

static const kernel *present(void) {
    pthread_once(&once, remember);
    return &chosen;
}

void dvoinik_byte_products(const int8_t *rows, const uint32_t *numbers, size_t count, size_t width,
                           const uint8_t *query, int32_t *products) {
    int32_t (*product)(const int8_t *, const uint8_t *, size_t) = present()->bytes;
    for (size_t i = 0; i < count; i++) {
        products[i] = product(rows + (numbers == NULL ? i : (size_t)numbers[i]) * width, query, width);
    }
}

void dvoinik_float_products(const float *rows, const uint32_t *numbers, size_t count, size_t width, const float *query,
                            float *products) {
    float (*product)(const float *, const float *, size_t) = present()->floats;
    for (size_t i = 0; i < count; i++) {
        products[i] = product(rows + (numbers == NULL ? i : (size_t)numbers[i]) * width, query, width);
    }
}

const char *dvoinik_instructions(void) { return present()->name; }
