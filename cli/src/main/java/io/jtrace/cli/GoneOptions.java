package io.jtrace.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of sysdig that jtrace knows and does not have: each is answered by one line. */
final class GoneOptions {
  @Option(
      names = {"-k", "--k8s-api"},
      hidden = true)
  private String kubernetes;

  @Option(
      names = {"-K", "--k8s-api-cert"},
      hidden = true)
  private String kubernetesKey;

  @Option(names = "--node-name", hidden = true)
  private String nodeName;

  @Option(
      names = {"-m", "--mesos-api"},
      hidden = true)
  private String mesos;

  @Option(
      names = {"-u", "--udig"},
      hidden = true)
  private boolean udig;

  @Option(
      names = {"-g", "--gvisor-config", "--gvisor-generate-config", "--gvisor-root"},
      hidden = true)
  private String gvisor;

  @Option(
      names = {"-H", "--plugin", "-I", "--input", "--plugin-info", "--plugin-config-file"},
      hidden = true)
  private String plugin;

  @Option(
      names = {"--cri", "--cri-timeout", "--cpus-for-each-buffer"},
      hidden = true)
  private String ignored;

  /** The line for the first one that was given. */
  Optional<String> refusal() {
    Map<String, Boolean> given = new LinkedHashMap<>();
    given.put(
        "the k8s client is deprecated: container and pod facts come from the capture (-pk)",
        kubernetes != null || kubernetesKey != null || nodeName != null);
    given.put("the mesos client is deprecated", mesos != null);
    given.put("the udig engine is deprecated: live capture uses eBPF", udig);
    given.put("there is no gVisor source: live capture uses eBPF", gvisor != null);
    given.put("there are no plugins: jtrace captures system calls", plugin != null);
    return given.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).findFirst();
  }
}
