/** How large a file of records may be that is sent on a page, in bytes; larger ones are imported on the command line. */
export const LARGEST_UPLOAD_BYTES = 100 * 1024 ** 2
