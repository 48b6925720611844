export { forPlaces, kept, mapped, placeWhere, sorted } from '../../turns/long-lists.ts';
