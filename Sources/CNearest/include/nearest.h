#ifndef DVOINIK_CNEAREST_H
#define DVOINIK_CNEAREST_H

#include <stddef.h>
#include <stdint.h>

// Inner products of one vector with many, row after row: what a search for the nearest spends its time on. The widest
// instructions that the machine has are found out once, when the program starts.

/// Inner products of bytes: of a row with a query whose components were all raised by 128.
///
/// For each i below `count`, `products[i]` becomes the sum over k below `width` of `rows[numbers[i] * width + k] *
/// query[k]`, exactly. Where `numbers` is NULL, i itself is the number.
///
/// @param width The length of a row: a multiple of 64, at most 65,536.
void dvoinik_byte_products(const int8_t *rows, const uint32_t *numbers, size_t count, size_t width,
                           const uint8_t *query, int32_t *products);

/// Inner products of floating-point numbers, in the same manner. The order in which a sum is taken depends on the
/// instructions, and so does its last digit.
///
/// @param width The length of a row: a multiple of 16.
void dvoinik_float_products(const float *rows, const uint32_t *numbers, size_t count, size_t width, const float *query,
                            float *products);

/// The name of the instructions in use, such as "AVX-512 VNNI".
const char *dvoinik_instructions(void);

#endif
