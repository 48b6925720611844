/** What people look for among files. A document is whatever is none of the others. */
export const fileFamilies = ['image', 'video', 'audio', 'document'] as const;
export type FileFamily = (typeof fileFamilies)[number];

/** Most characters of what somebody says about a file. */
export const LONGEST_DESCRIPTION = 1000;
