package io.jtrace.sys;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** The libbpf functions that are used. Source: bpf/libbpf.h and bpf/bpf.h of libbpf 1.1. */
interface LibBpf extends Library {
  /** Loads libbpf.so.1; an {@link UnsatisfiedLinkError} says that it is not installed. */
  static LibBpf load() {
    return Native.load("libbpf.so.1", LibBpf.class);
  }

  /** Receives what libbpf logs; arguments are a va_list. */
  interface Print extends Callback {
    int print(int level, String format, Pointer arguments);
  }

  Pointer libbpf_set_print(Print print);

  int libbpf_num_possible_cpus();

  Pointer bpf_object__open_mem(Pointer bytes, long size, Pointer options);

  int bpf_object__load(Pointer object);

  void bpf_object__close(Pointer object);

  Pointer bpf_object__find_map_by_name(Pointer object, String name);

  Pointer bpf_object__next_map(Pointer object, Pointer previous);

  String bpf_map__name(Pointer map);

  int bpf_map__set_max_entries(Pointer map, int entries);

  int bpf_map__set_initial_value(Pointer map, Pointer data, long size);

  int bpf_map__fd(Pointer map);

  Pointer bpf_object__next_program(Pointer object, Pointer previous);

  String bpf_program__name(Pointer program);

  Pointer bpf_program__attach(Pointer program);

  int bpf_link__destroy(Pointer link);

  int bpf_map_update_elem(int fd, Memory key, Memory value, long flags);

  int bpf_map_lookup_elem(int fd, Memory key, Memory value);
}
