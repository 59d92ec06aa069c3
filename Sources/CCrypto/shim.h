#pragma once
// OpenSSL's EVP layer for Swift: streaming AES-CBC and SHA-256.
#include <openssl/evp.h>

/// EVP_DecryptInit_ex2 for AES-CBC with PKCS#7 padding; the key has 16 or 32 bytes. 1 is success.
static inline int zentrio_cbc_start(EVP_CIPHER_CTX *context, const unsigned char *key, int bits, const unsigned char *iv) {
    return EVP_DecryptInit_ex2(context, bits == 256 ? EVP_aes_256_cbc() : EVP_aes_128_cbc(), key, iv, NULL);
}
