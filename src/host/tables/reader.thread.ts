import { workerData } from 'node:worker_threads';
import { fillRing } from './ring.ts';

fillRing(workerData);
