# The classic names for what the mellos command does.
.PHONY: iso run test clean

iso:
	./mellos build -o mellos.iso

run:
	./mellos run

test:
	./mellos test

clean:
	rm -rf build mellos.iso */target
