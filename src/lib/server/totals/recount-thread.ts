/** The thread that counts one free range and ends: whoever no longer wants it ends the thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { Ledger } from './ledger.ts';
import type { RecountSettings } from './recounts.ts';

// The one who starts this thread is our own code, by `Recounts`.
const { path, origin, scope, period }: RecountSettings = workerData;
const ledger = new Ledger(path, origin, 'read');
const board = ledger.recount(scope, period);
ledger.close();
parentPort?.postMessage(board);
