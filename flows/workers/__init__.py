"""Where documents are transformed: processes under guard, or a Dask cluster; the one seam of parallelism."""
