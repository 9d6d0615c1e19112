"""The floor: a key comes in, and goes out again as a frame of its own."""

import os
import tty

tty.setraw(0)
os.write(1, b"\x1b[?2026hReady\r\n\x1b[?2026l")
while key := os.read(0, 64):
    os.write(1, b"\x1b[?2026h" + key + b"\x1b[?2026l")
