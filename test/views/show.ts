import type { MemoryFile } from '../../src/host/root/memory-root.ts';
import { runSubject } from '../differential/subject.ts';
import type { Tree } from '../oracle/case-tree.ts';
import type { Outcome } from '../oracle/oracle.ts';

/** Runs a command line, its words parted by blanks, on a host that is these files. With -c it ends after the first frame. */
export function show(args: string, files: Readonly<Record<string, MemoryFile>>): Promise<Outcome> {
  return runSubject({ argv: args.split(' '), tree: files as Tree, env: {} }, 'memory', '');
}
