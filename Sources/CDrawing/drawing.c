#include "drawing.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

static dvoinik_drawing functions;
static const dvoinik_drawing *loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    // It brings Cairo, Pango and GLib along, whose functions are found through it.
    void *library = dlopen("libpangocairo-1.0.so.0", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return;
#define LOAD(name, result, parameters)                                                                                 \
    *(void **)&functions.name = dlsym(library, #name);                                                                 \
    if (*(void **)&functions.name == NULL) return;
    DVOINIK_DRAWING_FUNCTIONS(LOAD)
#undef LOAD
    loaded = &functions;
}

const dvoinik_drawing *dvoinik_drawing_load(void) {
    pthread_once(&once, load);
    return loaded;
}
