/* The one function of this library of Windows that Rust's standard library takes from it, for a Wine that is too old to have it. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length) {
    while (length != 0) {
        ULONG part = length < 65536 ? (ULONG)length : 65536;
        if (!RtlGenRandom(data, part)) {
            return FALSE;
        }
        data += part;
        length -= part;
    }
    return TRUE;
}
