#pragma once
// libcurl for Swift: one typed inline function per argument kind of curl's variadic functions.
#include <curl/curl.h>
#include <malloc.h>

typedef size_t (*zentrio_curl_write)(char *bytes, size_t size, size_t count, void *user);

static inline CURLcode zentrio_curl_set_long(CURL *handle, CURLoption option, long value) {
    return (curl_easy_setopt)(handle, option, value);
}
static inline CURLcode zentrio_curl_set_string(CURL *handle, CURLoption option, const char *value) {
    return (curl_easy_setopt)(handle, option, value);
}
static inline CURLcode zentrio_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return (curl_easy_setopt)(handle, option, value);
}
static inline CURLcode zentrio_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return (curl_easy_setopt)(handle, option, value);
}
static inline CURLcode zentrio_curl_set_write(CURL *handle, CURLoption option, zentrio_curl_write value) {
    return (curl_easy_setopt)(handle, option, value);
}
static inline CURLcode zentrio_curl_set_opened(CURL *handle, curl_sockopt_callback value) {
    return (curl_easy_setopt)(handle, CURLOPT_SOCKOPTFUNCTION, value);
}
static inline CURLcode zentrio_curl_set_closing(CURL *handle, curl_closesocket_callback value) {
    return (curl_easy_setopt)(handle, CURLOPT_CLOSESOCKETFUNCTION, value);
}
static inline CURLcode zentrio_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return (curl_easy_getinfo)(handle, info, value);
}
static inline CURLcode zentrio_curl_get_offset(CURL *handle, CURLINFO info, curl_off_t *value) {
    return (curl_easy_getinfo)(handle, info, value);
}
static inline CURLcode zentrio_curl_get_string(CURL *handle, CURLINFO info, char **value) {
    return (curl_easy_getinfo)(handle, info, value);
}
static inline CURLcode zentrio_curl_get_pointer(CURL *handle, CURLINFO info, void **value) {
    return (curl_easy_getinfo)(handle, info, value);
}
static inline CURLSHcode zentrio_curl_share(CURLSH *share, curl_lock_data data) {
    return (curl_share_setopt)(share, CURLSHOPT_SHARE, data);
}
static inline CURLMcode zentrio_curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return (curl_multi_setopt)(multi, option, value);
}
/// What a write callback returns to pause its handle (a cast macro, so Swift cannot see it).
static inline size_t zentrio_curl_pause(void) { return CURL_WRITEFUNC_PAUSE; }
