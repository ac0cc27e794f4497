/** The newest version of the API that there is: of sources that may be deployed, and of addresses. Summer '26. */
export const NEWEST_API_VERSION = 67;
