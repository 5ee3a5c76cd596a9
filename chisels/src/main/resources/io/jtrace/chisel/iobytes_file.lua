description = "Bytes read from and written to files, one line a second."
short_description = "Bytes of file I/O, each second"
category = "I/O"

args = {}

require("jtrace_iobytes").each_second("evt.is_io=true and fd.type=file")
