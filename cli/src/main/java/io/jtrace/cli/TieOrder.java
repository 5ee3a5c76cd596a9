package io.jtrace.cli;

/**
 * Sorts counts from high to low and leaves equal ones in the order in which sysdig prints them.
 * That is the order the introsort of GNU's C++ library leaves: pieces of up to 16 are sorted by
 * insertion, longer ones are split at the median of their second, middle and last element. Whoever
 * compares two summaries line by line finds them equal.
 */
final class TieOrder {
  private static final int SHORT = 16;
  private final long[] counts;
  private final int[] order;

  private TieOrder(long[] counts) {
    this.counts = counts;
    this.order = new int[counts.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
  }

  /** Indexes of the counts in the order to print them. */
  static int[] of(long[] counts) {
    TieOrder sort = new TieOrder(counts);
    sort.split(0, counts.length);
    sort.insertAll();
    return sort.order;
  }

  private boolean before(int left, int right) {
    return counts[left] > counts[right];
  }

  private void swap(int i, int j) {
    int kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }

  private void split(int from, int to) {
    int end = to;
    while (end - from > SHORT) {
      medianToFront(from, from + 1, from + (end - from) / 2, end - 1);
      int cut = partition(from + 1, end, order[from]);
      split(cut, end);
      end = cut;
    }
  }

  private void medianToFront(int front, int a, int b, int c) {
    boolean ab = before(order[a], order[b]);
    boolean bc = before(order[b], order[c]);
    boolean ac = before(order[a], order[c]);
    if (ab) {
      swap(front, bc ? b : ac ? c : a);
    } else {
      swap(front, ac ? a : bc ? c : b);
    }
  }

  private int partition(int from, int to, int pivot) {
    int low = from;
    int high = to;
    while (true) {
      while (before(order[low], pivot)) {
        low++;
      }
      high--;
      while (before(pivot, order[high])) {
        high--;
      }
      if (low >= high) {
        return low;
      }
      swap(low, high);
      low++;
    }
  }

  private void insertAll() {
    for (int i = 1; i < order.length; i++) {
      int moved = order[i];
      int at = i;
      while (at > 0 && before(moved, order[at - 1])) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = moved;
    }
  }
}
