package io.shopkeeper.numeric;

import java.util.Arrays;

/// Keeps the `capacity` greatest of the (id, score) pairs offered to it, ties going to the lower
/// id.
///
/// A binary heap of longs: an offer costs O(log capacity) at most and O(1) when refused, and
/// nothing is allocated after the constructor. Reading a rank sorts what is kept once, O(capacity
/// log capacity); offering may go on afterwards. A score of −∞ or NaN marks an id as excluded: it
/// is never kept. For one thread at a time.
public final class TopK {

  private static final VectorKernels KERNELS = VectorKernels.fastest();

  /// Each entry packs the score into the upper half and the complement of the id into the lower, so
  /// that one comparison of longs is the whole order. `heap[0]` is the least; an ascending array is
  /// such a heap, too.
  private final long[] heap;

  private int size;
  private boolean sorted = true;

  /// An empty selection of at most `capacity` (≥ 1) pairs.
  public TopK(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be at least 1: " + capacity);
    }
    heap = new long[capacity];
  }

  /// Forgets all pairs.
  public void clear() {
    size = 0;
    sorted = true;
  }

  /// How many pairs are kept, at most the capacity.
  public int size() {
    return size;
  }

  /// Keeps the pair if it is among the greatest so far; an id (≥ 0) offered twice is kept twice.
  public void offer(int id, float score) {
    if (id < 0) {
      throw new IllegalArgumentException("id must not be negative: " + id);
    }
    if (!(score > Float.NEGATIVE_INFINITY)) {
      return;
    }
    long entry = pack(id, score);
    if (size < heap.length) {
      siftUp(size++, entry);
      sorted = false;
    } else if (entry > heap[0]) {
      siftDown(entry);
      sorted = false;
    }
  }

  /// Offers `(i, scores[i])` for every index, passing over blocks of scores too small to be kept at
  /// SIMD speed.
  public void offerAll(float[] scores) {
    offerAll(scores, KERNELS);
  }

  void offerAll(float[] scores, VectorKernels kernels) {
    int i = kernels.firstAtLeast(threshold(), scores, 0, scores.length);
    while (i < scores.length) {
      offer(i, scores[i]);
      i = kernels.firstAtLeast(threshold(), scores, i + 1, scores.length);
    }
  }

  /// The score below which nothing is kept any more; −∞ while there is room.
  public float threshold() {
    return size < heap.length ? Float.NEGATIVE_INFINITY : score(heap[0]);
  }

  /// The id at a rank in [0, size), 0 being the greatest score.
  public int id(int rank) {
    return ~(int) entry(rank);
  }

  /// The score at a rank in [0, size).
  public float score(int rank) {
    return score(entry(rank));
  }

  /// The ids by rank, in a new array.
  public int[] ids() {
    int[] ids = new int[size];
    Arrays.setAll(ids, this::id);
    return ids;
  }

  private long entry(int rank) {
    if (rank < 0 || rank >= size) {
      throw new IllegalArgumentException("rank must be in [0, " + size + "): " + rank);
    }
    if (!sorted) {
      Arrays.sort(heap, 0, size);
      sorted = true;
    }
    return heap[size - 1 - rank];
  }

  private void siftUp(int hole, long entry) {
    int child = hole;
    while (child > 0 && heap[(child - 1) >>> 1] > entry) {
      heap[child] = heap[(child - 1) >>> 1];
      child = (child - 1) >>> 1;
    }
    heap[child] = entry;
  }

  private void siftDown(long entry) {
    int parent = 0;
    int child;
    while ((child = 2 * parent + 1) < size) {
      if (child + 1 < size && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[child] >= entry) {
        break;
      }
      heap[parent] = heap[child];
      parent = child;
    }
    heap[parent] = entry;
  }

  private static long pack(int id, float score) {
    // Adding zero turns −0 into 0, which must tie with it.
    return (long) ordered(Float.floatToRawIntBits(score + 0f)) << 32 | (~id & 0xffff_ffffL);
  }

  private static float score(long entry) {
    return Float.intBitsToFloat(ordered((int) (entry >> 32)));
  }

  /// Makes the order of float bits that of signed ints, and back: negative floats have all bits but
  /// the sign flipped.
  private static int ordered(int bits) {
    return bits ^ (bits >> 31 & 0x7fff_ffff);
  }
}
