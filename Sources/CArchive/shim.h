#ifndef DVOINIK_CARCHIVE_SHIM_H
#define DVOINIK_CARCHIVE_SHIM_H

#include <archive.h>
#include <archive_entry.h>

/// The file type of a plain file; the header spells it as a cast, which Swift cannot import.
static const unsigned int dvoinik_ae_ifreg = AE_IFREG;

#endif
