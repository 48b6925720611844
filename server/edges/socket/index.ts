export { createSocketEdge, SOCKET_PATH, type SocketEdge, type SocketEdgeParts } from './socket-edge.ts';
