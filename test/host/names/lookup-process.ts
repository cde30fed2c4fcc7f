import { serveLookups } from '../../../src/host/names/resolver-process.ts';

serveLookups(process.stdin, process.stdout, () => process.kill(process.pid, 'SIGKILL'));
