#include <pango/pangocairo.h>

#include "linked.h"

#define LINKED(name, result, parameters) .name = name,

const dvoinik_drawing dvoinik_drawing_linked = {DVOINIK_DRAWING_FUNCTIONS(LINKED)};
