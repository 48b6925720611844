import { imagesOf } from '../room-verbs/images.ts';

export const channelsImages = imagesOf('channels');
