description = "Bytes received from and sent to IP sockets, one line a second."
short_description = "Bytes of network I/O, each second"
category = "Net"

args = {}

require("jtrace_iobytes").each_second("evt.is_io=true and (fd.type=ipv4 or fd.type=ipv6)")
