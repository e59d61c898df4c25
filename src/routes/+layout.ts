/** Every page is drawn on the phone: the same shell opens with and without a network. */
export const ssr = false;
