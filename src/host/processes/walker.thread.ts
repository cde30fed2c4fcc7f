import { workerData } from 'node:worker_threads';
import { walkFromEnd } from './walk-from-end.ts';

walkFromEnd(workerData);
