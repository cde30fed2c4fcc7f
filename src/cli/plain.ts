import type { Root } from '../host/root/root.ts';
import type { Options } from '../views/options.ts';
import type { View } from '../views/view.ts';
import { createContext } from './context.ts';
import { showFrames } from './frames.ts';
import type { Io } from './io.ts';

/** Shows a view as net-tools does and gives the exit status. */
export async function showPlain(view: View, root: Root, options: Options, io: Io): Promise<number> {
  const context = createContext(root, options, io);
  try {
    return await showFrames(options.continuous && view.repeats, io, async (frame) => {
      const status = await view.show(context, frame);
      context.out.flush();
      return status;
    });
  } finally {
    await context.endLookups();
  }
}
