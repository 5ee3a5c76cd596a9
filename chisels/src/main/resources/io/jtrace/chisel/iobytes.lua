description = "Bytes read from and written to anything that has a descriptor, one line a second."
short_description = "Bytes of all I/O, each second"
category = "I/O"

args = {}

require("jtrace_iobytes").each_second("evt.is_io=true")
