import { imagesOf } from '../room-verbs/images.ts';

export const roomsImages = imagesOf('rooms');
