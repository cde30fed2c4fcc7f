import { hostNameLookup } from '../../../src/host/names/host-name.ts';

const look = hostNameLookup();
const names = await Promise.all(process.argv.slice(2).map((address) => look(address).catch(() => null)));
process.stdout.write(JSON.stringify(names));
