import { createContext } from 'svelte';
import type { Device } from '../data/device.ts';

/** The open phone of the signed-in person, for every page below the root layout. */
export const [getDevice, setDevice] = createContext<Device>();
