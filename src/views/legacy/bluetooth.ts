import type { Context } from '../context.ts';

/** Answers as Debian's net-tools, which is built without Bluetooth. */
export async function bluetooth({ warn }: Context): Promise<number> {
  warn("netstat: feature `AF BLUETOOTH' not supported.");
  warn("Please recompile `net-tools' with newer kernel source or full configuration.");
  return 1;
}
