#ifndef DVOINIK_COPUS_SHIM_H
#define DVOINIK_COPUS_SHIM_H

#include <opus.h>

#endif
