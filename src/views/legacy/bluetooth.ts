import type { Context } from '../context.ts';

/** Debian's net-tools is built without Bluetooth, and so it answers. */
export async function bluetooth({ warn }: Context): Promise<number> {
  warn("netstat: feature `AF BLUETOOTH' not supported.");
  warn("Please recompile `net-tools' with newer kernel source or full configuration.");
  return 1;
}
