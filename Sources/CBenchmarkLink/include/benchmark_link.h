#pragma once

/// A link between two network namespaces that does not exist: both ends are TUN devices of this process.
///
/// It joins each namespace in turn, makes a device called "wan0" there, prints "up" and carries packets until it is killed.
/// A packet waits for those before it (`rate`), then for `delay_ms`, and is lost with a chance of `loss`, or when more than
/// `queue_ms` of packets wait. Returns the number of an error; needs root.
int zentrio_run_link(
    const char *first_namespace, const char *second_namespace, double bits_per_second, double delay_ms, double loss,
    double queue_ms);
