#pragma once
// Nothing to call: to be linked is enough; `sanitized_mutex.c` says why.
