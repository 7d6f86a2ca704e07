#ifndef DVOINIK_DRAWING_HEADERS_H
#define DVOINIK_DRAWING_HEADERS_H

#include "drawing.h"

/// The functions of Cairo and Pango as the linker finds them, declared by the headers of these libraries: that this
/// compiles shows that the table is declared as they are.
extern const dvoinik_drawing dvoinik_drawing_linked;

#endif
