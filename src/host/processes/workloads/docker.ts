import type { Root } from '../../root/root.ts';
import type { Source } from './engine-files.ts';
import { readJson, textOfMember } from './json.ts';

const LABEL = 'io.kubernetes.';

/** What is read of the file, by the names of its members. */
export const DOCKER_MEMBERS: readonly (readonly string[])[] = [
  ['Name'],
  ['Config', 'Image'],
  ...['container.name', 'pod.name', 'pod.namespace', 'pod.uid'].map((name) => [
    'Config',
    'Labels',
    LABEL + name,
  ]),
];

/** What docker says of a container: `containers/ID/config.v2.json`. Kubernetes puts names of its own into labels. */
export function dockerSource(root: Root, folders: readonly string[]): Source {
  return (id) => {
    for (const folder of folders) {
      const config = readJson(root, `${folder}/containers/${id}/config.v2.json`);
      if (config === undefined) continue;
      const label = (name: string) => textOfMember(config, 'Config', 'Labels', LABEL + name);
      return {
        name: label('container.name') ?? textOfMember(config, 'Name')?.replace(/^\//, ''),
        image: textOfMember(config, 'Config', 'Image'),
        runtime: 'docker',
        pod: { name: label('pod.name'), namespace: label('pod.namespace'), uid: label('pod.uid') },
      };
    }
    return undefined;
  };
}
