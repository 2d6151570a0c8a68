#ifndef REGEST_CZLIB_SHIM_H
#define REGEST_CZLIB_SHIM_H

#include <zlib.h>

#endif
