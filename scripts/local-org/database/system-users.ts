/** The administrator that every new org has. */
export const ADMIN_USERNAME = 'admin@localorg.invalid';

/** The platform's own user, who runs what no person started. */
export const AUTOMATED_PROCESS_USERNAME = 'autoproc@localorg.invalid';
