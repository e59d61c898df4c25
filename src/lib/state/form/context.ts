import { createContext } from 'svelte';
import type { FormSession } from './form-session.svelte.ts';

/** The draft that the form on screen shows. */
export const [getFormSession, setFormSession] = createContext<FormSession>();
