#include <pango/pangocairo.h>

#include "linked.h"

#define LINKED(name, result, parameters) .name = name,

const dvoinik_drawing dvoinik_drawing_linked = {DVOINIK_DRAWING_FUNCTIONS(LINKED)};

_Static_assert((int)DVOINIK_FORMAT_RGB24 == (int)CAIRO_FORMAT_RGB24, "as in the header");
_Static_assert((int)DVOINIK_ANTIALIAS_GRAY == (int)CAIRO_ANTIALIAS_GRAY, "as in the header");
_Static_assert((int)DVOINIK_HINT_STYLE_NONE == (int)CAIRO_HINT_STYLE_NONE, "as in the header");
_Static_assert((int)DVOINIK_HINT_METRICS_OFF == (int)CAIRO_HINT_METRICS_OFF, "as in the header");
_Static_assert((int)DVOINIK_LINE_CAP_ROUND == (int)CAIRO_LINE_CAP_ROUND, "as in the header");
_Static_assert((int)DVOINIK_LINE_JOIN_ROUND == (int)CAIRO_LINE_JOIN_ROUND, "as in the header");
_Static_assert((int)DVOINIK_WRAP_WORD_CHAR == (int)PANGO_WRAP_WORD_CHAR, "as in the header");
_Static_assert((int)DVOINIK_ELLIPSIZE_END == (int)PANGO_ELLIPSIZE_END, "as in the header");
_Static_assert((int)DVOINIK_PANGO_SCALE == PANGO_SCALE, "as in the header");
