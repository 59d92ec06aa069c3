#define _GNU_SOURCE
#include "benchmark_link.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <poll.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

enum { QUEUE = 16384, LARGEST_PACKET = 1600 };

struct packet {
    long long due;
    int length;
    unsigned char bytes[LARGEST_PACKET];
};

struct direction {
    int from, to;
    struct packet *packets;
    long long head, tail;
    long long last_departure;
};

static long long nanoseconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static int open_device(const char *name) {
    char path[200];
    snprintf(path, sizeof path, "/run/netns/%s", name);
    int space = open(path, O_RDONLY | O_CLOEXEC);
    if (space < 0 || setns(space, CLONE_NEWNET) != 0) return -1;
    close(space);
    int device = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
    struct ifreq request;
    memset(&request, 0, sizeof request);
    request.ifr_flags = IFF_TUN | IFF_NO_PI;
    strcpy(request.ifr_name, "wan0");
    return device >= 0 && ioctl(device, TUNSETIFF, &request) == 0 ? device : -1;
}

int zentrio_run_link(
    const char *first_namespace, const char *second_namespace, double bits_per_second, double delay_ms, double loss,
    double queue_ms) {
    // Nobody else would end it.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    double rate = bits_per_second / 8;
    long long delay = delay_ms * 1e6, longest_queue = queue_ms * 1e6;
    int first = open_device(first_namespace);
    int second = first < 0 ? -1 : open_device(second_namespace);
    if (second < 0) return errno ? errno : EIO;
    struct direction directions[2] = {{.from = first, .to = second}, {.from = second, .to = first}};
    for (int i = 0; i < 2; i++) {
        directions[i].packets = malloc(sizeof(struct packet) * QUEUE);
        if (!directions[i].packets) return ENOMEM;
    }
    srand48(1);
    printf("up\n");
    fflush(stdout);
    while (1) {
        long long now = nanoseconds(), next = now + 1000000000LL;
        for (int i = 0; i < 2; i++) {
            struct direction *way = &directions[i];
            while (way->tail - way->head < QUEUE) {
                struct packet *packet = &way->packets[way->tail % QUEUE];
                ssize_t length = read(way->from, packet->bytes, LARGEST_PACKET);
                if (length <= 0) break;
                long long departure = way->last_departure > now ? way->last_departure : now;
                if (drand48() < loss || departure - now > longest_queue) continue;
                way->last_departure = departure + (long long)(length / rate * 1e9);
                packet->length = length;
                packet->due = way->last_departure + delay;
                way->tail++;
            }
            now = nanoseconds();
            while (way->head < way->tail && way->packets[way->head % QUEUE].due <= now) {
                struct packet *packet = &way->packets[way->head++ % QUEUE];
                // A full device loses it, as a router would.
                if (write(way->to, packet->bytes, packet->length) < 0 && errno != EAGAIN && errno != EIO) return errno;
            }
            if (way->head < way->tail && way->packets[way->head % QUEUE].due < next)
                next = way->packets[way->head % QUEUE].due;
        }
        long long wait = next - nanoseconds();
        if (wait < 0) wait = 0;
        struct timespec time = {wait / 1000000000, wait % 1000000000};
        struct pollfd ends[2] = {{first, POLLIN, 0}, {second, POLLIN, 0}};
        ppoll(ends, 2, &time, NULL);
    }
}
