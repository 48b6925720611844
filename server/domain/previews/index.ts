export { hideLinks } from './hide-links.ts';
export { isIgnored } from './ignored-hosts.ts';
export { outsidePicture } from './outside-picture.ts';
export { previewLinks, previewOf } from './preview-links.ts';
export { readPreviewPicture } from './read-picture.ts';
