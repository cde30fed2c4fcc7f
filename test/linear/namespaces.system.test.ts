/** Whoever may mount can give a namespace as many names as there can be mounts: to list them takes linear time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listNamespaces } from '../../src/host/netns/namespaces.ts';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import { growth, LINEAR } from './growth.ts';

const SHAPES: Readonly<Record<string, (index: number) => number>> = {
  'one namespace': () => 4026532200,
  'a namespace each': (index) => 4026532200 + index,
};

for (const [shape, inodeOf] of Object.entries(SHAPES)) {
  test(`names of ${shape}`, () => {
    const times = growth(
      (size) => {
        const mounts = Array.from(
          { length: size },
          (_, index) => `${index} 1 0:4 net:[${inodeOf(index)}] /run/netns/n${index} rw - nsfs nsfs rw\n`,
        );
        listNamespaces(memoryRoot({ '/proc/1/mountinfo': mounts.join('') }));
      },
      256,
      2048,
    );
    assert.ok(times === undefined || times <= LINEAR, String(times));
  });
}
