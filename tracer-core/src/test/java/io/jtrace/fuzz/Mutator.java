package io.jtrace.fuzz;

import io.jtrace.fuzz.Mutation.Reach;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages captures in all the ways that disks, transfers, other writers and attackers do. */
final class Mutator {
  private static final long[] EXTREMES = {
    0,
    1,
    -1,
    3,
    11,
    12,
    0x7f,
    0x80,
    0xff,
    0x7fff,
    0x8000,
    0xffff,
    0x10000,
    0x7fff_fffc,
    0x7fff_ffff,
    0x8000_0000L,
    0xffff_fffcL,
    0xffff_ffffL,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    Long.MIN_VALUE + 1,
    -100
  };
  private static final int[] TYPES = {
    0x0A0D0D0A,
    0x201,
    0x202,
    0x203,
    0x204,
    0x205,
    0x206,
    0x207,
    0x208,
    0x209,
    0x210,
    0x211,
    0x212,
    0x213,
    0x214,
    0x215,
    0x216,
    0x217,
    0x218,
    0x219,
    0x220,
    0x221,
    0x222,
    0x8000ABCD,
    0x8010ABCD,
    0x8013ABCD,
    1,
    6,
    0,
    -1
  };
  private static final int LENGTH = 16;
  private static final int TYPE = 20;
  private static final int COUNT = 22;
  private final List<Sample> samples;
  private final Random random;

  Mutator(List<Sample> samples, long seed) {
    this.samples = samples;
    random = new Random(seed);
  }

  Mutation mutate(Sample sample) {
    if (sample.isPacked()) {
      return random.nextBoolean() ? flips(sample) : moved(sample);
    }
    return switch (random.nextInt(8)) {
      case 0 -> flips(sample);
      case 1 -> extreme(sample);
      case 2 -> frame(sample);
      case 3, 4 -> header(sample);
      case 5, 6 -> value(sample);
      default -> moved(sample);
    };
  }

  private long anExtreme() {
    return EXTREMES[random.nextInt(EXTREMES.length)];
  }

  private Blocks.Block anEvent(Sample sample) {
    List<Blocks.Block> events = sample.blocks().events();
    return events.get(random.nextInt(events.size()));
  }

  /** One to eight bits anywhere. */
  private Mutation flips(Sample sample) {
    byte[] bytes = sample.bytes().clone();
    int first = bytes.length;
    for (int left = 1 + random.nextInt(8); left > 0; left--) {
      int at = random.nextInt(bytes.length);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      first = Math.min(first, at);
    }
    return new Mutation("bits flipped from " + first, bytes, first, Reach.FILE);
  }

  /** A field of any width anywhere, mostly among the lists before the events. */
  private Mutation extreme(Sample sample) {
    byte[] bytes = sample.bytes().clone();
    int lists = sample.blocks().events().get(0).offset();
    int at = random.nextInt((random.nextInt(4) == 0 ? bytes.length : lists) - 8);
    int width = 1 << random.nextInt(4);
    long value = anExtreme();
    put(bytes, at, width, value);
    return new Mutation(width + " bytes at " + at + " = " + value, bytes, at, Reach.FILE);
  }

  private static void put(byte[] bytes, int at, int width, long value) {
    ByteBuffer view = Blocks.view(bytes);
    switch (width) {
      case 1 -> view.put(at, (byte) value);
      case 2 -> view.putShort(at, (short) value);
      case 4 -> view.putInt(at, (int) value);
      default -> view.putLong(at, value);
    }
  }

  /** Type, total or both totals of a block. */
  private Mutation frame(Sample sample) {
    byte[] bytes = sample.bytes().clone();
    List<Blocks.Block> all = sample.blocks().all();
    Blocks.Block block = all.get(random.nextInt(all.size()));
    Reach reach = block.isEvent() ? Reach.BLOCK : Reach.FILE;
    int kind = random.nextInt(4);
    if (kind == 0) {
      int type = TYPES[random.nextInt(TYPES.length)];
      put(bytes, block.offset(), 4, type);
      String what = "block at " + block.offset() + " becomes 0x" + Integer.toHexString(type);
      return new Mutation(what, bytes, block.offset(), reach);
    }
    long total = random.nextBoolean() ? anExtreme() : block.total() + 4L * (random.nextInt(9) - 4);
    if (kind != 2) {
      put(bytes, block.offset() + 4, 4, total);
    }
    if (kind != 1) {
      put(bytes, block.end() - 4, 4, total);
    }
    String what = "total (" + kind + ") of block at " + block.offset() + " = " + total;
    return new Mutation(what, bytes, block.offset(), reach);
  }

  /** A field of an event's header, or a length of one of its parameters. */
  private Mutation header(Sample sample) {
    byte[] bytes = sample.bytes().clone();
    Blocks.Block block = anEvent(sample);
    int header = block.header();
    int kind = random.nextInt(6);
    long value = anExtreme();
    String what = "event at " + block.offset() + ", ";
    switch (kind) {
      case 0 -> put(bytes, header, 8, value);
      case 1 -> put(bytes, header + 8, 8, random.nextInt(3) == 0 ? value : tid());
      case 2 -> put(bytes, header + LENGTH, 4, nearOr(block.total(), value));
      case 3 -> put(bytes, header + TYPE, 2, value = random.nextInt(460));
      case 4 -> put(bytes, header + COUNT, 4, nearOr(4, value));
      default -> {
        int lengths = header + (block.isOldEvent() ? COUNT : COUNT + 4);
        int at = lengths + 2 * random.nextInt(6);
        put(bytes, Math.min(at, block.end() - 6), 2, nearOr(8, value));
      }
    }
    Reach reach = kind < 2 ? Reach.VALUE : Reach.BLOCK;
    return new Mutation(what + "field " + kind + " by " + value, bytes, block.offset(), reach);
  }

  private long tid() {
    return random.nextInt(5) == 0 ? -random.nextInt(3) : 4241 + random.nextInt(4);
  }

  private long nearOr(long usual, long extreme) {
    return random.nextBoolean() ? extreme : Math.max(0, usual + random.nextInt(9) - 4);
  }

  /** Bytes of an event's values: descriptors, thread ids, paths, tuples. */
  private Mutation value(Sample sample) {
    byte[] bytes = sample.bytes().clone();
    Blocks.Block block = anEvent(sample);
    int count = block.isOldEvent() ? 0 : Blocks.view(bytes).getInt(block.header() + COUNT);
    boolean large = block.type() == 0x221;
    int values = block.header() + COUNT + 4 + (large ? 4 : 2) * count;
    int end = block.header() + Blocks.view(bytes).getInt(block.header() + LENGTH);
    if (block.isOldEvent() || end - values < 1) {
      put(bytes, block.header() + 8, 8, anExtreme());
      return new Mutation("tid at " + block.offset(), bytes, block.offset(), Reach.VALUE);
    }
    int at = values + random.nextInt(end - values);
    int width = Math.min(Integer.highestOneBit(end - at), 1 << random.nextInt(4));
    long value = random.nextInt(4) == 0 ? random.nextLong() : anExtreme();
    put(bytes, at, width, value);
    String what = width + " bytes at " + at + " of event at " + block.offset() + " = " + value;
    return new Mutation(what, bytes, block.offset(), Reach.VALUE);
  }

  /** Stretches removed, doubled, zeroed, replaced by another file's or by noise; a cut. */
  private Mutation moved(Sample sample) {
    byte[] bytes = sample.bytes();
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(random.nextInt(4) == 0 ? 2000 : 80));
    if (random.nextBoolean()) {
      from &= ~3;
      to = Math.min(bytes.length, to + 3 & ~3);
    }
    int kind = random.nextInt(6);
    byte[] middle =
        switch (kind) {
          case 0 -> new byte[0];
          case 1 -> doubled(Arrays.copyOfRange(bytes, from, to));
          case 2 -> new byte[to - from];
          case 3 -> foreign();
          case 4 -> noise(to - from);
          default -> null;
        };
    String what = "stretch " + from + "-" + to + " (" + kind + ")";
    byte[] changed = middle == null ? Arrays.copyOf(bytes, from) : joined(bytes, from, middle, to);
    return new Mutation(what, changed, from, Reach.FILE);
  }

  private static byte[] doubled(byte[] bytes) {
    byte[] twice = Arrays.copyOf(bytes, bytes.length * 2);
    System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
    return twice;
  }

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] foreign() {
    byte[] other = samples.get(random.nextInt(samples.size())).bytes();
    int from = random.nextInt(other.length);
    return Arrays.copyOfRange(other, from, Math.min(other.length, from + random.nextInt(3000)));
  }

  private static byte[] joined(byte[] bytes, int from, byte[] middle, int to) {
    byte[] all = Arrays.copyOf(bytes, from + middle.length + bytes.length - to);
    System.arraycopy(middle, 0, all, from, middle.length);
    System.arraycopy(bytes, to, all, from + middle.length, bytes.length - to);
    return all;
  }
}
