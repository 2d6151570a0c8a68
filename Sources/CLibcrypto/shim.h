#ifndef REGEST_CLIBCRYPTO_SHIM_H
#define REGEST_CLIBCRYPTO_SHIM_H

#include <openssl/err.h>
#include <openssl/evp.h>

#endif
