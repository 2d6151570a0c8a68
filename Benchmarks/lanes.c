// SHA-256 of many buffers on one core: one after the other by libcrypto, and several at once
// by libipsec-mb. `lanes` hashes buffers in memory; `lanes FILE` the files whose names are the
// lines of FILE, 64 KiB of each at most. See README.md beside this file; Scripts/bench lanes runs it.
#include <fcntl.h>
#include <intel-ipsec-mb.h>
#include <openssl/evp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { ROUNDS = 5, SLOTS = 32, SLOT = 65536, DIGEST = 32, MOST = 1 << 20 };

typedef struct {
  const char *name;
  // Hashes `data`, which stays until `finish`; false if the library refuses.
  int (*hash)(const uint8_t *data, size_t size, uint8_t *digest);
  int (*finish)(void);
} Way;

static const EVP_MD *algorithm;
static EVP_MD_CTX *context;
static IMB_MGR *manager;

static int hash_alone(const uint8_t *data, size_t size, uint8_t *digest) {
  return EVP_DigestInit_ex2(context, algorithm, NULL) && EVP_DigestUpdate(context, data, size) &&
         EVP_DigestFinal_ex(context, digest, NULL);
}

static int finish_alone(void) { return 1; }

static int hash_in_lanes(const uint8_t *data, size_t size, uint8_t *digest) {
  IMB_JOB *job = IMB_GET_NEXT_JOB(manager);
  job->cipher_mode = IMB_CIPHER_NULL;
  job->cipher_direction = IMB_DIR_ENCRYPT;
  job->chain_order = IMB_ORDER_HASH_CIPHER;
  job->hash_alg = IMB_AUTH_SHA_256;
  job->src = data;
  job->hash_start_src_offset_in_bytes = 0;
  job->msg_len_to_hash_in_bytes = size;
  job->auth_tag_output = digest;
  job->auth_tag_output_len_in_bytes = DIGEST;
  for (job = IMB_SUBMIT_JOB(manager); job; job = IMB_GET_COMPLETED_JOB(manager))
    if (job->status != IMB_STATUS_COMPLETED) return 0;
  return imb_get_errno(manager) == 0;
}

static int finish_lanes(void) {
  IMB_JOB *job;
  while ((job = IMB_FLUSH_JOB(manager)))
    if (job->status != IMB_STATUS_COMPLETED) return 0;
  return 1;
}

static const Way ways[] = {{"libcrypto", hash_alone, finish_alone},
                           {"libipsec-mb", hash_in_lanes, finish_lanes}};

static double seconds(void) {
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  return used.ru_utime.tv_sec + used.ru_stime.tv_sec +
         (used.ru_utime.tv_usec + used.ru_stime.tv_usec) * 1e-6;
}

static void *room(size_t size) {
  void *memory = aligned_alloc(4096, (size + 4095) / 4096 * 4096);
  if (!memory) exit(2);
  return memory;
}

// Hashes buffers of `size`, `total` bytes in all, a MiB of them again and again.
static int of_memory(const Way *way, uint8_t *data, size_t size, size_t total, uint8_t *digests) {
  size_t buffers = size < SLOT * 16 ? SLOT * 16 / size : 2;
  for (size_t i = 0; i < total / size; i++)
    if (!way->hash(data + i % buffers * size, size, digests + i % buffers * DIGEST)) return 0;
  return way->finish();
}

static int of_files(const Way *way, char **names, size_t count, uint8_t *slots, uint8_t *digests) {
  for (size_t i = 0; i < count; i++) {
    if (i % SLOTS == 0 && !way->finish()) return 0;
    int file = open(names[i], O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    ssize_t size = file < 0 ? -1 : read(file, slots + i % SLOTS * SLOT, SLOT - 64);
    if (size < 0) return 0;
    close(file);
    if (!way->hash(slots + i % SLOTS * SLOT, (size_t)size, digests + i * DIGEST)) return 0;
  }
  return way->finish();
}

int main(int argc, char **argv) {
  algorithm = EVP_MD_fetch(NULL, "SHA256", NULL);
  context = EVP_MD_CTX_new();
  manager = alloc_mb_mgr(0);
  init_mb_mgr_auto(manager, NULL);
  printf("%s, libipsec-mb %s%s\n", OpenSSL_version(OPENSSL_VERSION), imb_get_version_str(),
         manager->features & IMB_FEATURE_SHANI ? ", SHA-NI" : "");
  char **names = NULL, *line = NULL;
  size_t count = 0, length = 0, sizes[] = {4096, 16384, 65472, 1 << 20};
  FILE *list = argc > 1 ? fopen(argv[1], "r") : NULL;
  while (list && count < MOST && getline(&line, &length, list) > 0) {
    names = realloc(names, (count + 1) * sizeof *names);
    names[count++] = strndup(line, strcspn(line, "\n"));
  }
  uint8_t *data = room(2 << 20), *digests[] = {room(MOST * DIGEST), room(MOST * DIGEST)};
  for (size_t i = 0; i < 2 << 20; i++) data[i] = (uint8_t)random();
  for (size_t s = 0; s < (names ? 1 : sizeof sizes / sizeof *sizes); s++) {
    for (int w = 0; w < 2; w++) memset(digests[w], 0, MOST * DIGEST);
    double best[] = {1e9, 1e9};
    int good[] = {1, 1};
    for (int round = 0; round < ROUNDS; round++)
      for (int w = 0; w < 2; w++) {
        double start = seconds();
        good[w] &= names ? of_files(&ways[w], names, count, data, digests[w])
                         : of_memory(&ways[w], data, sizes[s], 400 << 20, digests[w]);
        double took = seconds() - start;
        if (took < best[w]) best[w] = took;
      }
    if (names) printf("%zu files:", count);
    else printf("%zu bytes:", sizes[s]);
    for (int w = 0; w < 2; w++) {
      if (!good[w]) printf(" %s refuses: %s;", ways[w].name, imb_get_strerror(imb_get_errno(manager)));
      else if (names) printf(" %s %.3f s;", ways[w].name, best[w]);
      else printf(" %s %.0f MB/s;", ways[w].name, (400 << 20) / best[w] / 1e6);
    }
    int same = memcmp(digests[0], digests[1], MOST * DIGEST) == 0;
    if (good[0] && good[1]) printf(" x%.2f, %s", best[0] / best[1], same ? "same digests" : "OTHER DIGESTS");
    printf("\n");
  }
}
