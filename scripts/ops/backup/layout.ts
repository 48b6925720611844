/** What lies in the folder of a backup, beside its manifest. */
export const DUMP = 'dump';
export const UPLOADS = 'uploads';
/** The `.env` of the installation, under a name that nobody overlooks. */
export const ENVIRONMENT = 'environment.env';
