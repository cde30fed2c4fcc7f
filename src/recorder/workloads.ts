import { reducedEngineFile } from '../host/processes/workloads/reduced.ts';
import { readWorkloads, type Workloads } from '../host/processes/workloads/workloads.ts';
import { isRecorded, KUBELET_LOGS } from '../host/recording/recorded-files.ts';
import { type Entry, file, folder } from './entry.ts';
import type { Source } from './source.ts';

const BESIDE = /^\/(?:proc|sys|etc)\//;

/** Records what engines and the kubelet say of the containers that processes are in: the files that views read for the same processes. */
export class WorkloadRecorder {
  readonly #workloads: Workloads;
  readonly #found = new Map<string, Entry>();
  readonly #yielded = new Set<string>();

  constructor({ root }: Source) {
    this.#workloads = readWorkloads({
      ...root,
      read: (path, most) => {
        const bytes = root.read(path, most);
        if (!BESIDE.test(path)) this.#takeFile(path, bytes);
        return bytes;
      },
      list: (path) => {
        const names = root.list(path);
        if (KUBELET_LOGS.includes(path)) this.#takeNames(path, names);
        return names;
      },
    });
  }

  /** Records what is said of the container of a process, and was not recorded yet. */
  *record(pid: string): Generator<Entry> {
    this.#workloads.of(pid);
    yield* this.#found.values();
    for (const path of this.#found.keys()) this.#yielded.add(path);
    this.#found.clear();
  }

  /** Whether a file in this folder was recorded. */
  has(folder: string): boolean {
    return [...this.#yielded].some((path) => path.startsWith(`${folder}/`));
  }

  #takeFile(path: string, bytes: Uint8Array): void {
    const reduced = reducedEngineFile(path, bytes);
    if (reduced !== undefined && isRecorded(path) && !this.#yielded.has(path))
      this.#found.set(path, file(path, reduced));
  }

  #takeNames(path: string, names: readonly string[]): void {
    for (const name of names) {
      const named = `${path}/${name}`;
      if (!isRecorded(named)) continue;
      this.#found.set(named, path.endsWith('pods') ? folder(named) : file(named, new Uint8Array()));
    }
  }
}
