/** The initialisation of classes when the image runs. */
package mellos.runtime.initialization;
